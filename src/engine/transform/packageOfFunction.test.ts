import { packageOfFunction } from './packageOfFunction';

test.each([
  // An installed package or the standard library is known by its folder.
  ['wsgi_app', '/usr/lib/python3/dist-packages/flask/app.py', 'flask'],
  ['encode', '/usr/lib/python3.11/json/encoder.py', 'json'],
  ['escape', '/usr/lib/python3.11/html.py', 'html'],
  ['render', '/app/node_modules/@grafana/ui/dist/index.js', '@grafana/ui'],
  ['render', 'C:\\app\\node_modules\\express\\lib\\router.js', 'express'],
  ['call', '/var/lib/gems/rack-3.0/lib/rack.rb', 'rack-3.0'],
  // In scripting languages a file is a module, elsewhere a folder is a package.
  ['order_car', '/srv/app/lib/car.py', '/srv/app/lib/car'],
  ['runtime.mallocgc', '/usr/local/go/src/runtime/malloc.go', '/usr/local/go/src/runtime'],
  // Without a file the name tells.
  ['github.com/grafana/pyroscope/pkg/model.(*Tree).Merge', '', 'github.com/grafana/pyroscope/pkg/model'],
  ['runtime.gcBgMarkWorker.func2', '', 'runtime'],
  ['runtime.mallocgc', '', 'runtime'],
  ['net/http.(*conn).serve', '', 'net/http'],
  ['java.util.HashMap.getNode', '', 'java.util'],
  ['core::iter::Iterator::next', '', 'core'],
  ['std::vector<int, std::allocator<int> >::push_back(int)', '', 'std'],
  ['lib/utility.py:12 - find_nearest', '', 'lib/utility'],
  ['server.py:3 - <module>', '', 'server'],
  ['std::__cxx11::to_string[abi:cxx11](int)', '', 'std'],
  ['std::map<int, int>::operator[](int const&)', '', 'std'],
  // A binary in brackets counts where the rest of the name says nothing.
  ['[libc.so.6] memcpy', '', 'libc.so.6'],
  ['[libstdc++.so.6] 0x7f00', '', 'libstdc++.so.6'],
  ['[kernel.kallsyms] do_syscall_64', '', 'kernel.kallsyms'],
  ['[kernel.kallsyms]', '', 'kernel.kallsyms'],
  ['[/usr/lib/libm.so] sin', '', '/usr/lib/libm.so'],
  ['[app] main.run', '', 'main'],
  ['[node] v8::internal::Invoke', '', 'v8'],
])('%s in %j belongs to %j', (name, fileName, expected) => {
  expect(packageOfFunction(name, fileName, 'libfoo.so')).toBe(expected);
});

test('a bare name belongs to its binary', () => {
  expect(packageOfFunction('memcpy', '', 'libc.so.6')).toBe('libc.so.6');
  expect(packageOfFunction('main', '', '')).toBe('');
});

test.each([
  '[unknown]',
  '[unknown] memcpy',
  '[idle]',
  '[tid=4711]',
  '[Symbol.iterator]',
  '[Ljava.lang.Object;',
  '[[B',
  '[T]::to_vec',
  '[NSString stringWithFormat:]',
  'operator[]',
  'to_string[abi:cxx11]',
  '[]',
  '[.',
])('the brackets of %j are of no binary', (name) => {
  expect(packageOfFunction(name, '', 'libfoo.so')).toBe('libfoo.so');
});

test.each(['', ' ', '.', '..', '::', '/', '(anonymous)', '<module>', '.text', '__proto__'])(
  '%j is read without harm',
  (name) => {
    expect(packageOfFunction(name, '', 'binary')).toBe('binary');
  }
);

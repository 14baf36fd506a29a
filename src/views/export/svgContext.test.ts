import { escapeXml, SvgContext } from './svgContext';

test('boxes, paths and texts become elements in the order in which they are drawn', () => {
  const context = new SvgContext();
  context.fillStyle = '#123456';
  context.fillRect(1.23456, 2, 30, 21);
  context.beginPath();
  context.rect(0, 1, 2, 3);
  context.rect(5, 1, 0.5, 3);
  context.fill();
  context.fillStyle = 'rgb(0, 0, 0)';
  context.fillText('main', 5, 11.5);
  expect(context.toSvg()).toBe(
    [
      '<rect x="1.23" y="2" width="30" height="21" fill="#123456"/>',
      '<path d="M0 1h2v3h-2zM5 1h0.5v3h-0.5z" fill="#123456"/>',
      '<text x="5" y="11.5" dy="0.35em" fill="rgb(0, 0, 0)">main</text>',
    ].join('\n')
  );
});

test('drawing begins anew when the canvas is cleared, and an empty path draws nothing', () => {
  const context = new SvgContext();
  context.fillRect(0, 0, 1, 1);
  context.clearRect();
  context.beginPath();
  context.fill();
  expect(context.toSvg()).toBe('');
});

test('names cannot leave their element', () => {
  expect(escapeXml('</text><script>alert("x")</script>&')).toBe(
    '&lt;/text&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;'
  );
  expect(escapeXml('a\u0000b\u001bc\uD800d\uFFFE😀')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFD😀');
});

import { escapeXml, SvgContext } from './svgContext';

test('boxes and texts become elements in the order in which they are drawn, boxes of one colour one element', () => {
  const context = new SvgContext();
  context.fillStyle = '#123456';
  context.fillRect(1.23456, 2, 30, 21);
  context.fillRect(5, 1, 0.5, 3);
  context.fillStyle = '#654321';
  context.fillRect(0, 1, 2, 3);
  context.fillStyle = 'rgb(0, 0, 0)';
  context.fillText('main', 5, 11.5);
  context.fillStyle = '#654321';
  context.fillRect(9, 1, 2, 3);
  expect(context.toSvg()).toBe(
    [
      '<path d="M1.23 2h30v21h-30zM5 1h0.5v3h-0.5z" fill="#123456"/>',
      '<path d="M0 1h2v3h-2z" fill="#654321"/>',
      '<text x="5" y="11.5" dy="0.35em" fill="rgb(0, 0, 0)">main</text>',
      '<path d="M9 1h2v3h-2z" fill="#654321"/>',
    ].join('\n')
  );
});

test('drawing begins anew when the canvas is cleared', () => {
  const context = new SvgContext();
  context.fillRect(0, 0, 1, 1);
  context.fillText('main', 5, 11.5);
  context.fillRect(0, 0, 1, 1);
  context.clearRect();
  expect(context.toSvg()).toBe('');
});

test('names cannot leave their element', () => {
  expect(escapeXml('</text><script>alert("x")</script>&')).toBe(
    '&lt;/text&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;'
  );
  expect(escapeXml('a\u0000b\u001bc\uD800d\uFFFE😀')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFD😀');
});

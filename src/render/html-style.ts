// Owns the style of what html.ts and code.ts write: colours of code on light and, under Anki's `.nightMode`, on dark.

/** Every foreground has at least 4.5:1 on its background (a test computes it). */
export const htmlStyle = `
pre, code { font-family: ui-monospace, 'SF Mono', Consolas, 'Liberation Mono', Menlo, monospace; font-size: 0.9em; }
pre { background: #f4f5f7; color: #24292f; padding: 0.75em; border-radius: 6px; overflow-x: auto; text-align: start; }
table { border-collapse: collapse; margin: 0.5em auto; }
th, td { border: 1px solid #8a8f98; padding: 0.25em 0.6em; }
img { max-width: 100%; height: auto; }
.hljs-comment, .hljs-quote { color: #57606a; font-style: italic; }
.hljs-keyword, .hljs-selector-tag, .hljs-type, .hljs-literal, .hljs-meta { color: #a8123e; }
.hljs-number, .hljs-variable, .hljs-attr, .hljs-attribute, .hljs-symbol, .hljs-bullet { color: #0550ae; }
.hljs-string, .hljs-regexp, .hljs-addition { color: #0a5c2b; }
.hljs-title, .hljs-section, .hljs-name { color: #6f3bc4; }
.hljs-built_in, .hljs-deletion { color: #8a4600; }
.nightMode pre { background: #22252a; color: #e4e7eb; }
.nightMode .hljs-comment, .nightMode .hljs-quote { color: #a3abb6; }
.nightMode .hljs-keyword, .nightMode .hljs-selector-tag, .nightMode .hljs-type, .nightMode .hljs-literal, .nightMode .hljs-meta { color: #ff8fa8; }
.nightMode .hljs-number, .nightMode .hljs-variable, .nightMode .hljs-attr, .nightMode .hljs-attribute, .nightMode .hljs-symbol, .nightMode .hljs-bullet { color: #79b8ff; }
.nightMode .hljs-string, .nightMode .hljs-regexp, .nightMode .hljs-addition { color: #7ee09a; }
.nightMode .hljs-title, .nightMode .hljs-section, .nightMode .hljs-name { color: #cdb0ff; }
.nightMode .hljs-built_in, .nightMode .hljs-deletion { color: #ffb77a; }
`.trimStart()

"""Files in, domain values out, and back: Word, PDF, HTML, Excel, text, Markdown, JSON."""

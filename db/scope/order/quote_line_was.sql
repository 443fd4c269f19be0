-- As the revision of its quote.
:staff = 1
OR EXISTS (SELECT 1 FROM quote AS q WHERE q.enterprise = quote_line_was.enterprise AND q.quote = quote_line_was.quote
    AND q.revision = quote_line_was.revision)

-- As the quote.
:staff = 1
OR EXISTS (SELECT 1 FROM quote AS q
    WHERE q.enterprise = quote_line.enterprise AND q.quote = quote_line.quote
        AND q.revision = quote_line.revision)

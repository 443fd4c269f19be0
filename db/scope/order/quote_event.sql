-- As the revision of its quote.
:staff = 1
OR EXISTS (SELECT 1 FROM quote AS q WHERE q.enterprise = quote_event.enterprise AND q.quote = quote_event.quote
    AND q.revision = quote_event.revision)

-- As the proof or the quote that it prints.
:staff = 1
OR EXISTS (SELECT 1 FROM proof AS p
    WHERE p.enterprise = document.enterprise AND p.proof = document.object)
OR EXISTS (SELECT 1 FROM quote AS q
    WHERE q.enterprise = document.enterprise AND q.quote = document.object)

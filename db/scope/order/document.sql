-- As the proof that it prints; as the quote, where it was printed for the viewer (V4).
:staff = 1
OR (reader IS NULL AND EXISTS (SELECT 1 FROM proof AS p
    WHERE p.enterprise = document.enterprise AND p.proof = document.object))
OR EXISTS (SELECT 1 FROM quote AS q
    WHERE q.enterprise = document.enterprise AND q.quote = document.object
    AND ((document.reader = 'customer' AND q.enterprise = :customer)
        OR (document.reader = 'distributor' AND q.distributor = :partner)
        OR (document.reader = 'reseller' AND q.reseller = :partner)))

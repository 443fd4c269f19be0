-- A partner as the quote that it is for; no customer.
:staff = 1
OR (:partner IS NOT NULL AND EXISTS (SELECT 1 FROM quote AS q
    WHERE q.enterprise = bid.enterprise AND q.quote = bid.quote))

-- Live quotes of an enterprise that lived to a day before today (R8.7).
-- in: enterprise EnterpriseId, today Date
-- out: quote QuoteId
-- rows: many, ahead
-- scope: enterprise
SELECT quote FROM quote
WHERE enterprise = :enterprise AND newest + 0 = 1 AND valid_to < :today
    AND state IN ('standing', 'presented', 'accepted')
ORDER BY quote

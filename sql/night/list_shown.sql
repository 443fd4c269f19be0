-- The quotes of an enterprise that were shown and live still, with the earliest due day of their renewal lines.
-- in: enterprise EnterpriseId, today Date
-- out: quote QuoteId, state Text, presented_on ?Date, valid_to ?Date, due ?Date
-- rows: many, ahead
-- scope: enterprise
SELECT q.quote, q.state, q.presented_on, q.valid_to, (SELECT MIN(l.due) FROM quote_line AS l
    WHERE l.enterprise = q.enterprise AND l.quote = q.quote AND l.revision = q.revision) AS due
FROM quote AS q
WHERE q.enterprise = :enterprise AND q.newest + 0 = 1 AND q.state IN ('standing', 'presented', 'accepted')
    AND q.valid_to >= :today
ORDER BY q.quote

-- The standing quotes of an agreement, with the first due day of their lines after a day (R4.9).
-- in: enterprise EnterpriseId, agreement AgreementId, since Date
-- out: quote QuoteId, valid_to ?Date, due ?Date
-- rows: many
-- scope: enterprise
SELECT q.quote, q.valid_to, (SELECT MIN(l.due) FROM quote_line AS l
    WHERE l.enterprise = q.enterprise AND l.quote = q.quote AND l.revision = q.revision AND l.due > :since) AS due
FROM quote AS q
WHERE q.enterprise = :enterprise AND q.agreement = :agreement AND q.newest = 1 AND q.state = 'standing'
ORDER BY due NULLS LAST, q.quote

-- The standing quotes of an agreement, with the first due day of their lines after a day and after the day on which the quote
-- was made: what was due before was not standing on that day (R4.9).
-- in: enterprise EnterpriseId, agreement AgreementId, since Date
-- out: quote QuoteId, valid_to ?Date, due ?Date
-- rows: many
-- scope: enterprise
SELECT q.quote, q.valid_to, (SELECT MIN(l.due) FROM quote_line AS l
    WHERE l.enterprise = q.enterprise AND l.quote = q.quote AND l.revision = q.revision AND l.due > :since
        AND l.due > v.on_day) AS due
FROM quote AS q CROSS JOIN quote_event AS v
WHERE q.enterprise = :enterprise AND q.agreement = :agreement AND q.newest = 1 AND q.state = 'standing'
    AND v.enterprise = q.enterprise AND v.quote = q.quote AND v.edition = 1
ORDER BY due NULLS LAST, q.quote

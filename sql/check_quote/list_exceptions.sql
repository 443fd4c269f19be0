-- The renewal lines that no standing quote could take, each with the standing quote that has it all the same.
-- in: enterprise EnterpriseId
-- out: entitlement EntitlementId, seq int64_t, refusal Text, since Date, quote ?QuoteId
-- rows: many
-- scope: enterprise
SELECT x.entitlement, x.seq, x.refusal, x.since, (SELECT MIN(q.quote) FROM quote_line AS l CROSS JOIN quote AS q
    WHERE l.enterprise = x.enterprise AND l.entitlement = x.entitlement AND q.enterprise = l.enterprise
        AND q.quote = l.quote AND q.revision = l.revision AND q.newest = 1 AND q.state = 'standing') AS quote
FROM renewal_exception AS x WHERE x.enterprise = :enterprise ORDER BY x.entitlement

-- The first and the last day of what an account sold to a site (V2 sale), until a day and as recorded by a
--   transaction.
-- in: enterprise EnterpriseId, site SiteId, account AccountId, true_on Date, known_seq int64_t
-- out: first_on ?Date, last_on ?Date
-- rows: one
-- scope: enterprise
SELECT MIN(o.accepted_on) AS first_on, MAX(o.accepted_on) AS last_on
FROM visibility AS v JOIN orders AS o ON o.enterprise = v.enterprise AND o.order_id = v.object
WHERE v.enterprise = :enterprise AND v.site = :site AND +v.account = :account AND v.evidence = 'sale'
    AND o.accepted_on <= :true_on AND o.seq <= :known_seq

-- The active agreements of an enterprise that nothing covered after a day, with their last order and the last day of their
-- coverage (R1.9). An express site without an agreement number has none that could be named.
-- in: enterprise EnterpriseId, idle_since Date
-- out: agreement AgreementId, ordered_on ?Date, covered_to ?Date
-- rows: many, ahead
-- scope: enterprise
SELECT a.agreement,
    (SELECT MAX(o.accepted_on) FROM orders AS o
        WHERE o.enterprise = a.enterprise AND o.agreement = a.agreement) AS ordered_on,
    (SELECT MAX(e.coverage_end) FROM site AS s JOIN entitlement AS e ON e.enterprise = s.enterprise AND e.site = s.site
        WHERE s.enterprise = a.enterprise AND s.agreement = a.agreement AND e.quantity > 0) AS covered_to
FROM agreement AS a WHERE a.enterprise = :enterprise AND a.state = 'active' AND a.number > ''
    AND NOT EXISTS (SELECT 1 FROM site AS s JOIN entitlement AS e ON e.enterprise = s.enterprise AND e.site = s.site
        WHERE s.enterprise = a.enterprise AND s.agreement = a.agreement AND e.quantity > 0
            AND e.coverage_end > :idle_since)
ORDER BY a.agreement

-- The last order of an agreement and the last day of its coverage (R1.9).
-- in: enterprise EnterpriseId, agreement AgreementId
-- out: ordered_on ?Date, covered_to ?Date
-- rows: one
-- scope: enterprise
SELECT (SELECT MAX(o.accepted_on) FROM orders AS o
        WHERE o.enterprise = :enterprise AND o.agreement = :agreement) AS ordered_on,
    (SELECT MAX(e.coverage_end) FROM site AS s
        JOIN entitlement AS e ON e.enterprise = s.enterprise AND e.site = s.site
        WHERE s.enterprise = :enterprise AND s.agreement = :agreement AND e.quantity > 0) AS covered_to

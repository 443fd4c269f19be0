-- Whereto an order goes and who hears of it, with the numbers and roles of what the viewer sees of them; one that said
-- nothing of it has its terms alone.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: ship_to ?SiteId, ship_to_number ?Text, bill_to ?SiteId, bill_to_number ?Text, proof_contact ?int64_t, proof_role ?Text,
--   renewal_contact ?int64_t, renewal_role ?Text, terms_version ?Text
-- rows: maybe
-- scope: enterprise
SELECT a.ship_to, s.number AS ship_to_number, a.bill_to, b.number AS bill_to_number, a.proof_contact,
    (SELECT p.role FROM contact AS p WHERE p.enterprise = a.enterprise AND p.contact = a.proof_contact
        ORDER BY p.seq DESC LIMIT 1) AS proof_role, a.renewal_contact,
    (SELECT r.role FROM contact AS r WHERE r.enterprise = a.enterprise AND r.contact = a.renewal_contact
        ORDER BY r.seq DESC LIMIT 1) AS renewal_role, a.terms_version
FROM order_address AS a
    LEFT JOIN site AS s ON s.enterprise = a.enterprise AND s.site = a.ship_to
    LEFT JOIN site AS b ON b.enterprise = a.enterprise AND b.site = a.bill_to
WHERE a.enterprise = :enterprise AND a.order_id = :order_id
UNION ALL
SELECT CAST(NULL AS bigint), CAST(NULL AS text), CAST(NULL AS bigint), CAST(NULL AS text), CAST(NULL AS bigint), CAST(NULL AS text),
    CAST(NULL AS bigint), CAST(NULL AS text), o.terms_version
FROM orders AS o
WHERE o.enterprise = :enterprise AND o.order_id = :order_id AND o.terms_version IS NOT NULL

-- A proof with what it says of its site, order and partners, and what came after it.
-- in: enterprise EnterpriseId, proof ProofId
-- out: number Text, seq int64_t, issued_on Date, order_id OrderId, order_number Text, kind Text,
--   purchase_order ?Text, customer_purchase_order ?Text, site SiteId, site_number Text,
--   customer_name Text, legal_entity Text, city Text, country Text, distributor AccountId,
--   distributor_number Text, distributor_name Text, reseller AccountId, reseller_number Text,
--   reseller_name Text, source_number Text, supersedes_number Text, superseded_by Text,
--   has_source bool
-- rows: maybe
-- scope: enterprise
SELECT p.number, p.seq, p.issued_on, o.order_id, o.number AS order_number, o.kind, o.purchase_order,
    o.customer_purchase_order, s.site, s.number AS site_number, s.name AS customer_name,
    s.legal_entity, s.city, s.country, COALESCE(o.distributor, 0) AS distributor,
    COALESCE(d.number, '') AS distributor_number, COALESCE(d.name, '') AS distributor_name,
    COALESCE(o.reseller, 0) AS reseller, COALESCE(r.number, '') AS reseller_number,
    COALESCE(r.name, '') AS reseller_name, COALESCE(b.number, '') AS source_number,
    COALESCE(f.number, '') AS supersedes_number, COALESCE(n.number, '') AS superseded_by,
    CAST(CASE WHEN p.source_proof IS NULL THEN 0 ELSE 1 END AS bigint) AS has_source
FROM proof AS p
    JOIN orders AS o ON o.enterprise = p.enterprise AND o.order_id = p.order_id
    JOIN site AS s ON s.enterprise = p.enterprise AND s.site = p.site
    LEFT JOIN account AS d ON d.account = o.distributor
    LEFT JOIN account AS r ON r.account = o.reseller
    LEFT JOIN proof AS b ON b.enterprise = p.enterprise AND b.proof = p.source_proof
    LEFT JOIN proof AS f ON f.enterprise = p.enterprise AND f.proof = p.supersedes
    LEFT JOIN proof AS n ON n.enterprise = p.enterprise AND n.supersedes = p.proof
WHERE p.enterprise = :enterprise AND p.proof = :proof

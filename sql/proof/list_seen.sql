-- What is said of the proofs of a JSON list, each an enterprise's nineteen digits and a proof's behind them: of its
-- site, its order and partners, its agreement on its day as that stands now, and what came before and after it; `at` is
-- the place in the list, from 0.
-- in: proofs Text
-- out: at int64_t, number Text, issued_on Date, order_number Text, kind Text, purchase_order ?Text,
--   customer_purchase_order ?Text, site SiteId, site_agreement AgreementId, site_number Text, customer_name Text,
--   legal_entity Text, city Text, country Text, agreement_number Text, programme Text, customer_type Text,
--   term_end ?Date, distributor AccountId, distributor_number Text, distributor_name Text, reseller AccountId,
--   reseller_number Text, reseller_name Text, source_number Text, supersedes_number Text, superseded_by Text,
--   superseded_seq ?int64_t, superseded_on ?Date, has_source bool, agreement AgreementId, seq int64_t
-- rows: many
-- scope: exempt proofs that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS proof FROM keys_each(:proofs))
SELECT k.at, p.number, p.issued_on, o.number AS order_number, o.kind, o.purchase_order, o.customer_purchase_order,
    s.site, s.agreement AS site_agreement, s.number AS site_number, s.name AS customer_name, s.legal_entity, s.city,
    s.country, a.number AS agreement_number, a.programme, a.customer_type, a.term_end,
    COALESCE(p.distributor, 0) AS distributor, COALESCE(d.number, '') AS distributor_number,
    COALESCE(d.name, '') AS distributor_name, COALESCE(p.reseller, 0) AS reseller,
    COALESCE(r.number, '') AS reseller_number, COALESCE(r.name, '') AS reseller_name,
    COALESCE(b.number, '') AS source_number, COALESCE(f.number, '') AS supersedes_number,
    COALESCE(n.number, '') AS superseded_by, n.seq AS superseded_seq, n.issued_on AS superseded_on,
    CAST(CASE WHEN p.source_proof IS NULL THEN 0 ELSE 1 END AS bigint) AS has_source, a.agreement, p.seq
FROM k CROSS JOIN proof AS p CROSS JOIN orders AS o CROSS JOIN site AS s CROSS JOIN site_history AS h
    CROSS JOIN agreement AS a
    LEFT JOIN account AS d ON d.account = p.distributor
    LEFT JOIN account AS r ON r.account = p.reseller
    LEFT JOIN proof AS b ON b.enterprise = p.enterprise AND b.proof = p.source_proof
    LEFT JOIN proof AS f ON f.enterprise = p.enterprise AND f.proof = p.supersedes
    LEFT JOIN proof AS n ON n.enterprise = p.enterprise AND n.supersedes = p.proof
WHERE p.enterprise = k.enterprise AND p.proof = k.proof AND o.enterprise = p.enterprise AND o.order_id = p.order_id
    AND s.enterprise = p.enterprise AND s.site = p.site AND h.enterprise = p.enterprise AND h.site = p.site
    AND h.seq = (SELECT MAX(w.seq) FROM site_history AS w
        WHERE w.enterprise = p.enterprise AND w.site = p.site AND w.seq <= p.seq)
    AND a.enterprise = h.enterprise AND a.agreement = h.agreement

-- Renewal lines of an agreement, or of one site of it, by their due day, for who sees all of them.
-- in: enterprise EnterpriseId, holder AgreementId, only_site int64_t, presented bool,
--   today Date, due_from Date, due_to Date, end_from Date, end_to Date, part Text,
--   distributor int64_t, reseller int64_t, currency Text, name_1 Text, name_2 Text, name_3 Text,
--   after_due Date, after_enterprise int64_t, after int64_t, unquoted bool, shown bool, most int64_t
-- out: enterprise EnterpriseId, entitlement EntitlementId, site SiteId, order_id OrderId, part Text,
--   quantity Quantity, coverage_end Date, agreement_since Date, due ?Date,
--   renewed_yearly ?Money, distributor ?AccountId, reseller ?AccountId, renewal Text, currency Text, country_group Text,
--   proof_number ?Text, notice_on ?Date
-- rows: many
-- scope: enterprise
SELECT e.enterprise, e.entitlement, e.site, e.order_id, e.part, e.quantity, e.coverage_end, e.agreement_since,
    e.due, e.renewed_yearly, e.distributor, e.reseller, COALESCE(p.renewal, '') AS renewal, e.currency, e.country_group,
    CASE WHEN CAST(:shown AS bigint) = 1 THEN (SELECT d.number FROM proof AS d
        WHERE d.enterprise = e.enterprise AND d.order_id = e.order_id AND d.site = e.site
        ORDER BY d.proof DESC LIMIT 1) END AS proof_number,
    CASE WHEN CAST(:shown AS bigint) = 1 THEN (SELECT MAX(c.on_day) FROM calendar_notice AS c
        WHERE c.enterprise = e.enterprise AND c.object = e.site AND c.kind = 'contact.check'
            AND c.for_day = e.due) END AS notice_on
FROM site AS s CROSS JOIN entitlement AS e
    JOIN part AS p ON p.part = e.part AND p.renewal IS NOT NULL
WHERE s.enterprise = :enterprise AND e.enterprise = s.enterprise
    AND e.site = s.site AND s.agreement = :holder AND (s.site = :only_site OR :only_site = 0)
    AND e.due >= :due_from AND e.due <= :due_to AND e.coverage_end >= :end_from AND e.coverage_end <= :end_to
    AND (CAST(:unquoted AS bigint) = 0 OR NOT EXISTS (SELECT 1 FROM quote_line AS l CROSS JOIN quote AS w
        WHERE l.enterprise = e.enterprise AND l.entitlement = e.entitlement AND w.enterprise = l.enterprise
            AND w.quote = l.quote AND w.revision = l.revision AND w.newest = 1
            AND w.state NOT IN ('ordered', 'declined', 'expired', 'withdrawn', 'superseded')
            AND (w.valid_to IS NULL OR w.valid_to >= :today)
            AND (CAST(:presented AS bigint) = 0 OR w.presented_on IS NOT NULL)))
    AND (:part = '' OR e.part = :part OR p.renewal = :part) AND (:currency = '' OR e.currency = :currency)
    AND (e.distributor = :distributor OR :distributor = 0) AND (e.reseller = :reseller OR :reseller = 0)
    AND (:name_1 = '' OR (' ' || s.name_key LIKE :name_1 ESCAPE '!' AND ' ' || s.name_key LIKE :name_2 ESCAPE '!'
        AND ' ' || s.name_key LIKE :name_3 ESCAPE '!'))
    AND (e.due, e.enterprise, e.entitlement) > (:after_due, :after_enterprise, :after)
ORDER BY e.due NULLS LAST, e.enterprise, e.entitlement LIMIT :most

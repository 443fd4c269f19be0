-- The customers that an account sees among the sites of one agreement (0: of the enterprise), or one of them.
-- in: enterprise EnterpriseId, agreement AgreementId, only_site SiteId, account AccountId,
--   words Text, beyond Text, folded Text, countries Text,
--   of_agreement int64_t, programmes Text, types Text, levels Text, months Text, of_end int64_t, today Date,
--   end_from Date, end_to Date, end_months Text, of_order int64_t, last_from Date, last_to Date, open int64_t, open_from Date,
--   after_near int64_t, after_name Text, after_number Text, most int64_t
-- out: enterprise EnterpriseId, site SiteId, number Text, name_key Text
-- rows: many
-- scope: enterprise
SELECT q.enterprise, q.site, q.number, q.name_key FROM (
    SELECT s.enterprise, s.site, s.number, s.name_key, CAST(CASE WHEN :folded = '' THEN 2 WHEN s.name_key = :folded THEN 0
        WHEN s.name_key >= :folded AND s.name_key < :folded || :beyond THEN 1 ELSE 2 END AS bigint) AS near
    FROM site AS s
    WHERE s.enterprise = :enterprise AND (s.agreement = :agreement OR :agreement = 0) AND (s.site = :only_site OR :only_site = 0)
        AND EXISTS (SELECT 1 FROM visibility AS v WHERE v.enterprise = s.enterprise AND v.site = s.site
            AND +v.account = :account AND v.from_day <= :today
            AND (v.until_day IS NULL OR v.until_day >= :today))
        AND (:words = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(:words) AS j WHERE NOT EXISTS (
            SELECT 1 FROM site_word AS w WHERE w.enterprise = s.enterprise AND w.site = s.site
                AND w.word >= j.value AND w.word < j.value || :beyond)))
        AND (:countries = '[]' OR s.country IN (SELECT j.value FROM json_each(:countries) AS j))
        AND (CAST(:of_agreement AS bigint) = 0 OR EXISTS (SELECT 1 FROM agreement AS a
            WHERE a.enterprise = s.enterprise AND a.agreement = s.agreement
                AND (:programmes = '[]' OR a.programme IN (SELECT j.value FROM json_each(:programmes) AS j))
                AND (:types = '[]' OR a.customer_type IN (SELECT j.value FROM json_each(:types) AS j))
                AND (:levels = '[]' OR a.term_end < :today OR a.level IN (SELECT j.value FROM json_each(:levels) AS j))
                AND (:months = '[]' OR SUBSTR(CAST(a.term_end AS text), 6, 2) IN
                    (SELECT j.value FROM json_each(:months) AS j))
                AND (CAST(:of_end AS bigint) = 0 OR (a.term_end >= :today AND a.term_end >= :end_from AND a.term_end <= :end_to)
                    OR (a.term_end < :today AND SUBSTR(CAST(a.term_end AS text), 6, 2) IN
                        (SELECT j.value FROM json_each(:end_months) AS j)))))
        AND (CAST(:of_order AS bigint) = 0 OR (SELECT MAX(o.accepted_on) FROM visibility AS v
            JOIN orders AS o ON o.enterprise = v.enterprise AND o.order_id = v.object
            WHERE v.enterprise = s.enterprise AND v.site = s.site AND +v.account = :account AND v.evidence = 'sale')
            BETWEEN :last_from AND :last_to)
        AND (CAST(:open AS bigint) = 0 OR (CAST(:open AS bigint) = 1) = EXISTS (SELECT 1 FROM entitlement AS e
            WHERE e.enterprise = s.enterprise AND e.site = s.site AND e.due IS NOT NULL
                AND e.coverage_end >= :open_from
                AND (e.reseller = :account OR e.distributor = :account OR EXISTS (
                    SELECT 1 FROM visibility AS v JOIN partner_naming AS n ON n.enterprise = v.enterprise
                        AND n.site = v.site AND n.naming = v.object AND n.account = +v.account
                    WHERE v.enterprise = e.enterprise AND v.site = e.site AND +v.account = :account
                        AND v.evidence IN ('named', 'consent') AND v.from_day <= :today
                        AND (v.until_day IS NULL OR v.until_day >= :today) AND n.state = 'active'
                        AND n.scope = 'renewals' AND n.seq = (SELECT MAX(m.seq) FROM partner_naming AS m
                            WHERE m.enterprise = n.enterprise AND m.site = n.site AND m.naming = n.naming)))))
) AS q
WHERE q.near > :after_near OR (q.near = :after_near AND (q.name_key > :after_name
    OR (q.name_key = :after_name AND q.number > :after_number)))
ORDER BY q.near, q.name_key, q.number LIMIT :most

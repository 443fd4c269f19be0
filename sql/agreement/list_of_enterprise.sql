-- One agreement, where the filters find it among the sites that are seen; only_site 0: all of them; account 0: of no
-- partner.
-- in: enterprise EnterpriseId, agreement AgreementId, only_site SiteId, account AccountId, today Date, words Text,
--   beyond Text, folded Text, programmes Text, types Text, levels Text, states Text, after_near int64_t, after_number Text,
--   most int64_t
-- out: enterprise EnterpriseId, agreement AgreementId, number Text, near int64_t
-- rows: many
-- scope: enterprise
SELECT q.enterprise, q.agreement, q.number, q.near FROM (
    SELECT a.enterprise, a.agreement, a.number, CAST(MIN(CASE WHEN :folded = '' THEN 2 WHEN s.name_key = :folded THEN 0
        WHEN s.name_key >= :folded AND s.name_key < :folded || :beyond THEN 1 ELSE 2 END) AS bigint) AS near
    FROM agreement AS a CROSS JOIN site AS s
    WHERE a.enterprise = :enterprise AND a.agreement = :agreement AND a.number > ''
        AND s.enterprise = a.enterprise AND s.agreement = a.agreement AND (s.site = :only_site OR :only_site = 0)
        AND (CAST(:account AS bigint) = 0 OR EXISTS (SELECT 1 FROM visibility AS v WHERE v.enterprise = s.enterprise
            AND v.site = s.site AND +v.account = :account AND v.from_day <= :today
            AND (v.until_day IS NULL OR v.until_day >= :today)))
        AND (:words = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(:words) AS j WHERE NOT EXISTS (
            SELECT 1 FROM site_word AS w WHERE w.enterprise = s.enterprise AND w.site = s.site
                AND w.word >= j.value AND w.word < j.value || :beyond)))
        AND (:programmes = '[]' OR a.programme IN (SELECT j.value FROM json_each(:programmes) AS j))
        AND (:types = '[]' OR a.customer_type IN (SELECT j.value FROM json_each(:types) AS j))
        AND (:levels = '[]' OR a.term_end < :today OR a.level IN (SELECT j.value FROM json_each(:levels) AS j))
        AND (:states = '[]' OR a.state IN (SELECT j.value FROM json_each(:states) AS j))
    GROUP BY a.enterprise, a.agreement, a.number
) AS q
WHERE q.near > :after_near OR (q.near = :after_near AND q.number > :after_number)
ORDER BY q.near, q.number LIMIT :most

-- A page of all customers whose name has the words, by how near it is, for the desks. word is one of the words.
-- in: word Text, words Text, beyond Text, folded Text, countries Text,
--   of_agreement int64_t, programmes Text, types Text, levels Text, months Text, of_end int64_t, today Date,
--   end_from Date, end_to Date, end_months Text, of_order int64_t, last_from Date, last_to Date, open int64_t, open_from Date,
--   after_near int64_t, after_name Text, after_number Text, most int64_t
-- out: enterprise EnterpriseId, site SiteId, number Text, name_key Text
-- rows: many
-- scope: exempt the desks see every site
SELECT q.enterprise, q.site, q.number, q.name_key FROM (
    SELECT s.enterprise, s.site, s.number, s.name_key, CAST(CASE WHEN :folded = '' THEN 2 WHEN s.name_key = :folded THEN 0
        WHEN s.name_key >= :folded AND s.name_key < :folded || :beyond THEN 1 ELSE 2 END AS bigint) AS near
    FROM (SELECT DISTINCT w.enterprise, w.site FROM site_word AS w
        WHERE w.word >= :word AND w.word < :word || :beyond) AS k CROSS JOIN site AS s
    WHERE s.enterprise = k.enterprise AND s.site = k.site
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
        AND (CAST(:of_order AS bigint) = 0 OR (SELECT MAX(o.accepted_on) FROM order_line AS l
            JOIN orders AS o ON o.enterprise = l.enterprise AND o.order_id = l.order_id
            WHERE l.enterprise = s.enterprise AND l.site = s.site)
            BETWEEN :last_from AND :last_to)
        AND (CAST(:open AS bigint) = 0 OR (CAST(:open AS bigint) = 1) = EXISTS (SELECT 1 FROM entitlement AS e
            WHERE e.enterprise = s.enterprise AND e.site = s.site AND e.due IS NOT NULL
                AND e.coverage_end >= :open_from))
) AS q
WHERE q.near > :after_near OR (q.near = :after_near AND (q.name_key > :after_name
    OR (q.name_key = :after_name AND q.number > :after_number)))
ORDER BY q.near, q.name_key, q.number LIMIT :most

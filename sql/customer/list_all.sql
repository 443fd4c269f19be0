-- A page of all customers by name, for the desks.
-- in: countries Text,
--   of_agreement int64_t, programmes Text, types Text, levels Text, months Text, of_end int64_t, today Date,
--   end_from Date, end_to Date, end_months Text, of_order int64_t, last_from Date, last_to Date, open int64_t, open_from Date,
--   after_name Text, after_number Text, most int64_t
-- out: enterprise EnterpriseId, site SiteId, number Text, name_key Text
-- rows: many
-- scope: exempt the desks see every site
SELECT s.enterprise, s.site, s.number, s.name_key FROM site AS s
WHERE s.name_key >= :after_name AND (s.name_key > :after_name OR s.number > :after_number)
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
ORDER BY s.name_key, s.number LIMIT :most

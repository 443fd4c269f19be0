-- A page of the agreements with a site whose name has the words, by how near the nearest is, for the desks. word is one
-- of the words.
-- in: word Text, words Text, beyond Text, folded Text, programmes Text, types Text, levels Text, states Text, today Date,
--   after_near int64_t, after_number Text, most int64_t
-- out: enterprise EnterpriseId, agreement AgreementId, number Text, near int64_t
-- rows: many
-- scope: exempt the desks see every agreement
SELECT q.enterprise, q.agreement, q.number, q.near FROM (
    SELECT a.enterprise, a.agreement, a.number, CAST(MIN(CASE WHEN s.name_key = :folded THEN 0
        WHEN s.name_key >= :folded AND s.name_key < :folded || :beyond THEN 1 ELSE 2 END) AS bigint) AS near
    FROM (SELECT DISTINCT w.enterprise, w.site FROM site_word AS w
        WHERE w.word >= :word AND w.word < :word || :beyond) AS k CROSS JOIN site AS s CROSS JOIN agreement AS a
    WHERE s.enterprise = k.enterprise AND s.site = k.site AND a.enterprise = s.enterprise AND a.agreement = s.agreement AND a.number > ''
        AND NOT EXISTS (SELECT 1 FROM json_each(:words) AS j WHERE NOT EXISTS (
            SELECT 1 FROM site_word AS w WHERE w.enterprise = s.enterprise AND w.site = s.site
                AND w.word >= j.value AND w.word < j.value || :beyond))
        AND (:programmes = '[]' OR a.programme IN (SELECT j.value FROM json_each(:programmes) AS j))
        AND (:types = '[]' OR a.customer_type IN (SELECT j.value FROM json_each(:types) AS j))
        AND (:levels = '[]' OR a.term_end < :today OR a.level IN (SELECT j.value FROM json_each(:levels) AS j))
        AND (:states = '[]' OR a.state IN (SELECT j.value FROM json_each(:states) AS j))
    GROUP BY a.enterprise, a.agreement, a.number
) AS q
WHERE q.near > :after_near OR (q.near = :after_near AND q.number > :after_number)
ORDER BY q.near, q.number LIMIT :most

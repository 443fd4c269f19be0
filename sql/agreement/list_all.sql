-- A page of all agreements by number, for the desks.
-- in: programmes Text, types Text, levels Text, states Text, today Date, after_number Text, most int64_t
-- out: enterprise EnterpriseId, agreement AgreementId, number Text, near int64_t
-- rows: many
-- scope: exempt the desks see every agreement
SELECT a.enterprise, a.agreement, d.number, CAST(2 AS bigint) AS near
FROM directory AS d CROSS JOIN agreement AS a
WHERE d.kind = 'agreement' AND d.number > :after_number AND a.enterprise = d.owner AND a.agreement = d.object
    AND (:programmes = '[]' OR a.programme IN (SELECT j.value FROM json_each(:programmes) AS j))
    AND (:types = '[]' OR a.customer_type IN (SELECT j.value FROM json_each(:types) AS j))
    AND (:levels = '[]' OR a.term_end < :today OR a.level IN (SELECT j.value FROM json_each(:levels) AS j))
    AND (:states = '[]' OR a.state IN (SELECT j.value FROM json_each(:states) AS j))
ORDER BY d.number LIMIT :most

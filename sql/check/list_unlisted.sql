-- Numbers of objects that the directory does not hold, or holds for another object.
-- out: kind Text, owner EnterpriseId, object int64_t, number Text
-- rows: many
-- scope: exempt licet check reads everything
SELECT 'agreement' AS kind, o.enterprise AS owner, o.agreement AS object, o.number AS number
FROM agreement AS o LEFT JOIN directory AS d ON d.kind = 'agreement' AND d.number = o.number
WHERE o.number <> '' AND (d.number IS NULL OR d.owner <> o.enterprise OR d.object <> o.agreement)
UNION ALL
SELECT 'site', o.enterprise, o.site, o.number
FROM site AS o LEFT JOIN directory AS d ON d.kind = 'site' AND d.number = o.number
WHERE d.number IS NULL OR d.owner <> o.enterprise OR d.object <> o.site
UNION ALL
SELECT 'order', o.enterprise, o.order_id, o.number
FROM orders AS o LEFT JOIN directory AS d ON d.kind = 'order' AND d.number = o.number
WHERE d.number IS NULL OR d.owner <> o.enterprise OR d.object <> o.order_id
UNION ALL
SELECT 'proof', o.enterprise, o.proof, o.number
FROM proof AS o LEFT JOIN directory AS d ON d.kind = 'proof' AND d.number = o.number
WHERE d.number IS NULL OR d.owner <> o.enterprise OR d.object <> o.proof
UNION ALL
SELECT 'order', o.enterprise, o.order_id, o.number
FROM order_request AS o LEFT JOIN directory AS d ON d.kind = 'order' AND d.number = o.number
WHERE d.number IS NULL OR d.owner <> o.enterprise OR d.object <> o.order_id

-- Entries of the directory whose object is not there or has another number.
-- out: kind Text, owner EnterpriseId, object int64_t, number Text
-- rows: many
-- scope: exempt licet check reads everything
SELECT d.kind, d.owner, d.object, d.number
FROM directory AS d
    LEFT JOIN agreement AS o ON o.enterprise = d.owner AND o.agreement = d.object
WHERE d.kind = 'agreement' AND (o.number IS NULL OR o.number <> d.number)
UNION ALL
SELECT d.kind, d.owner, d.object, d.number
FROM directory AS d LEFT JOIN site AS o ON o.enterprise = d.owner AND o.site = d.object
WHERE d.kind = 'site' AND (o.number IS NULL OR o.number <> d.number)
UNION ALL
SELECT d.kind, d.owner, d.object, d.number
FROM directory AS d LEFT JOIN orders AS o ON o.enterprise = d.owner AND o.order_id = d.object
    LEFT JOIN order_request AS r ON r.enterprise = d.owner AND r.order_id = d.object
WHERE d.kind = 'order' AND COALESCE(o.number, r.number, '') <> d.number
UNION ALL
SELECT d.kind, d.owner, d.object, d.number
FROM directory AS d LEFT JOIN proof AS o ON o.enterprise = d.owner AND o.proof = d.object
WHERE d.kind = 'proof' AND (o.number IS NULL OR o.number <> d.number)

-- Addresses of orders that are not there or say that they have none, or that name a contact who was never one of their enterprise.
-- out: enterprise EnterpriseId, order_id OrderId, what Text
-- rows: many
-- scope: exempt licet check reads everything
SELECT a.enterprise, a.order_id, 'is of an order that is not there' AS what
FROM order_address AS a
    LEFT JOIN orders AS o ON o.enterprise = a.enterprise AND o.order_id = a.order_id
    LEFT JOIN order_request AS r ON r.enterprise = a.enterprise AND r.order_id = a.order_id
WHERE o.number IS NULL AND r.number IS NULL
UNION ALL
SELECT a.enterprise, a.order_id, 'names a contact for its proof who is none'
FROM order_address AS a
WHERE a.proof_contact IS NOT NULL AND NOT EXISTS (SELECT 1 FROM contact AS c
    WHERE c.enterprise = a.enterprise AND c.contact = a.proof_contact)
UNION ALL
SELECT a.enterprise, a.order_id, 'names a contact for its renewal who is none'
FROM order_address AS a
WHERE a.renewal_contact IS NOT NULL AND NOT EXISTS (SELECT 1 FROM contact AS c
    WHERE c.enterprise = a.enterprise AND c.contact = a.renewal_contact)
UNION ALL
SELECT a.enterprise, a.order_id, 'is of an order that says it has none'
FROM order_address AS a JOIN orders AS o ON o.enterprise = a.enterprise AND o.order_id = a.order_id
WHERE o.terms_version IS NOT NULL

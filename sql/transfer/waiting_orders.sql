-- Orders that were submitted at a site and wait, with the records that each renews (NULL: one that renews none).
-- in: enterprise EnterpriseId, site SiteId
-- out: order_id OrderId, entitlement ?EntitlementId
-- rows: many
-- scope: enterprise
SELECT r.order_id, l.entitlement
FROM order_request AS r
    LEFT JOIN quote_line AS l ON l.enterprise = r.enterprise AND l.quote = r.quote AND l.revision = r.revision
        AND l.entitlement IS NOT NULL
WHERE r.enterprise = :enterprise AND (r.site = :site OR l.site = :site)
    AND (SELECT s.state FROM order_step AS s WHERE s.enterprise = r.enterprise AND s.order_id = r.order_id
        ORDER BY s.seq DESC LIMIT 1) = 'in_review'
ORDER BY r.order_id, l.line

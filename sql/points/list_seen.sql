-- The points ledger of an agreement with what a reader sees of each entry. account 0, only_site 0: all of it; a
-- partner the lines of orders that it stands on (V3), a customer of one site those of its site.
-- in: enterprise EnterpriseId, agreement AgreementId, account AccountId, only_site SiteId
-- out: seq int64_t, term int64_t, on_day Date, cause Text, order_number Text, line int64_t, site_number Text,
--   site SiteId, part Text, quantity Quantity, points Points
-- rows: many
-- scope: enterprise
SELECT p.seq, p.term, p.on_day, p.cause, o.number AS order_number, p.line, s.number AS site_number, p.site, p.part,
    p.quantity, p.points
FROM points_entry AS p JOIN orders AS o ON o.enterprise = p.enterprise AND o.order_id = p.order_id
    JOIN site AS s ON s.enterprise = p.enterprise AND s.site = p.site
WHERE p.enterprise = :enterprise AND p.agreement = :agreement
    AND (o.reseller = :account OR o.distributor = :account OR :account = 0)
    AND (p.site = :only_site OR :only_site = 0)
ORDER BY p.seq, p.line, p.cause

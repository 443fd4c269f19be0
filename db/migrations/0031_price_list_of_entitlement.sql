-- The price list that an entitlement was bought by, which its renewal is priced by: that of its order. A renewal
-- line is shown to the partner who renews it, who may not see the order that another one once sold (V2), so it stands here.
ALTER TABLE entitlement ADD COLUMN currency text NOT NULL DEFAULT '';
ALTER TABLE entitlement ADD COLUMN country_group text NOT NULL DEFAULT '';
INSERT INTO entitlement (enterprise, entitlement, site, part, order_id, line, quantity, coverage_end, agreement_since,
    currency, country_group)
SELECT e.enterprise, e.entitlement, e.site, e.part, e.order_id, e.line, e.quantity, e.coverage_end, e.agreement_since,
    o.currency, o.country_group
FROM entitlement AS e JOIN orders AS o ON o.enterprise = e.enterprise AND o.order_id = e.order_id
WHERE e.quantity >= 0
ON CONFLICT (enterprise, entitlement) DO UPDATE SET currency = excluded.currency, country_group = excluded.country_group;

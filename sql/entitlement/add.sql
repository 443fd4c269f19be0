-- Adds an entitlement record (R4.14), with the price list of its order: as it is given, or read of the order.
-- in: enterprise EnterpriseId, entitlement EntitlementId, site SiteId, part Text, order_id OrderId,
--   line int64_t, quantity Quantity, coverage_end Date, agreement_since Date, renewed_yearly ?Money,
--   distributor ?AccountId, reseller ?AccountId, due ?Date,
--   currency ?Text, country_group ?Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO entitlement (enterprise, entitlement, site, part, order_id, line, quantity,
    coverage_end, agreement_since, renewed_yearly, distributor, reseller, due, currency, country_group)
VALUES (:enterprise, :entitlement, :site, :part, :order_id, :line, :quantity,
    :coverage_end, :agreement_since, :renewed_yearly, :distributor, :reseller, :due,
    COALESCE(:currency, (SELECT o.currency FROM orders AS o WHERE o.enterprise = :enterprise AND o.order_id = :order_id)),
    COALESCE(:country_group,
        (SELECT g.country_group FROM orders AS g WHERE g.enterprise = :enterprise AND g.order_id = :order_id)))

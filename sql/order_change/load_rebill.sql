-- The site, parties and papers that a rebill asks for.
-- in: enterprise EnterpriseId, change int64_t
-- out: site SiteId, site_number Text, distributor ?AccountId, reseller ?AccountId, purchase_order ?Text, purchase_order_on ?Date,
--   distributor_purchase_order ?Text, distributor_purchase_order_on ?Date, customer_purchase_order ?Text,
--   customer_order_on ?Date
-- rows: one
-- scope: enterprise
SELECT r.site, s.number AS site_number, r.distributor, r.reseller, r.purchase_order, r.purchase_order_on,
    r.distributor_purchase_order, r.distributor_purchase_order_on, r.customer_purchase_order, r.customer_order_on
FROM order_change_rebill AS r JOIN site AS s ON s.enterprise = r.enterprise AND s.site = r.site
WHERE r.enterprise = :enterprise AND r.change = :change

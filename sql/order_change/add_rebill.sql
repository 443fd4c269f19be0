-- The site, parties and papers that a rebill asks for (R9.3).
-- in: enterprise EnterpriseId, change int64_t, site SiteId, distributor ?AccountId, reseller ?AccountId, purchase_order ?Text,
--   purchase_order_on ?Date, distributor_purchase_order ?Text, distributor_purchase_order_on ?Date,
--   customer_purchase_order ?Text, customer_order_on ?Date
-- rows: changes 1
-- scope: enterprise
INSERT INTO order_change_rebill (enterprise, change, site, distributor, reseller, purchase_order, purchase_order_on,
    distributor_purchase_order, distributor_purchase_order_on, customer_purchase_order, customer_order_on)
VALUES (:enterprise, :change, :site, :distributor, :reseller, :purchase_order, :purchase_order_on,
    :distributor_purchase_order, :distributor_purchase_order_on, :customer_purchase_order, :customer_order_on)

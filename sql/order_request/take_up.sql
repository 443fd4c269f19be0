-- A draft becomes what it is submitted as, or is kept anew (typed); who left it, and when, stays.
-- in: enterprise EnterpriseId, order_id OrderId, agreement AgreementId, submitted_on Date, total Money,
--   points Points, currency Text, country_group Text, distributor ?AccountId, reseller ?AccountId,
--   purchase_order ?Text, purchase_order_on ?Date, customer_purchase_order ?Text,
--   customer_order_on ?Date, typed ?Text
-- rows: changes 1
-- scope: enterprise
UPDATE order_request SET agreement = :agreement, submitted_on = :submitted_on, total = :total,
    points = :points, currency = :currency, country_group = :country_group, distributor = :distributor,
    reseller = :reseller, purchase_order = :purchase_order, purchase_order_on = :purchase_order_on,
    customer_purchase_order = :customer_purchase_order, customer_order_on = :customer_order_on,
    typed = COALESCE(CAST(:typed AS text), typed)
WHERE enterprise = :enterprise AND order_id = :order_id

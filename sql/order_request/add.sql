-- Adds an order as it was submitted, before it is accepted.
-- in: enterprise EnterpriseId, order_id OrderId, seq int64_t, number Text, agreement AgreementId,
--   site SiteId, submitted_on Date, total Money, points Points, currency Text, country_group Text,
--   distributor ?AccountId, reseller ?AccountId, purchase_order ?Text, purchase_order_on ?Date,
--   customer_purchase_order ?Text, customer_order_on ?Date, actor IdentityId,
--   account AccountId, request ?Text, quote ?QuoteId, revision ?int64_t,
--   typed ?Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO order_request (enterprise, order_id, seq, number, agreement, site, submitted_on, total,
    points, currency, country_group, distributor, reseller, purchase_order, purchase_order_on,
    customer_purchase_order, customer_order_on, actor, account, request,
    quote, revision, typed)
VALUES (:enterprise, :order_id, :seq, :number, :agreement, :site, :submitted_on, :total, :points,
    :currency, :country_group, :distributor, :reseller, :purchase_order, :purchase_order_on,
    :customer_purchase_order, :customer_order_on, :actor, :account, :request, :quote,
    :revision, :typed)

-- Adds an accepted order.
-- in: enterprise EnterpriseId, order_id OrderId, seq int64_t, number Text, kind Text,
--   agreement AgreementId, site ?SiteId, term int64_t, accepted_on Date, accepted_at Instant,
--   level ?Text, points Points, total Money, currency Text, country_group Text,
--   programme_version int64_t, distributor ?AccountId, reseller ?AccountId, purchase_order ?Text,
--   customer_purchase_order ?Text, customer_order_on ?Date, actor IdentityId, account AccountId,
--   request ?Text, source_order ?OrderId, purchase_order_on ?Date, distributor_purchase_order ?Text,
--   distributor_purchase_order_on ?Date, quote ?QuoteId, level_before ?Text, level_after ?Text,
--   terms_version ?Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO orders (enterprise, order_id, seq, number, kind, state, agreement, site, term,
    accepted_on, accepted_at, level, points, total, currency, country_group, programme_version,
    distributor, reseller, purchase_order, customer_purchase_order, customer_order_on, actor,
    account, request, source_order, purchase_order_on, distributor_purchase_order,
    distributor_purchase_order_on, quote, level_before, level_after, terms_version)
VALUES (:enterprise, :order_id, :seq, :number, :kind, 'accepted', :agreement, :site, :term,
    :accepted_on, :accepted_at, :level, :points, :total, :currency, :country_group,
    :programme_version, :distributor, :reseller, :purchase_order, :customer_purchase_order,
    :customer_order_on, :actor, :account, :request, :source_order,
    :purchase_order_on, :distributor_purchase_order, :distributor_purchase_order_on,
    :quote, :level_before, :level_after, :terms_version)

-- Copies one order of an enterprise to another, under a number of its own.
-- in: from_enterprise EnterpriseId, order_id OrderId, to_enterprise EnterpriseId, number Text
-- rows: changes 1
-- scope: exempt copies rows from enterprise to enterprise
INSERT INTO orders (enterprise, order_id, seq, number, kind, state, agreement, site, term,
    accepted_on, accepted_at, level, points, total, currency, country_group, programme_version,
    distributor, reseller, purchase_order, customer_purchase_order, customer_order_on, actor,
    account, request, quote, source_order, purchase_order_on, distributor_purchase_order,
    distributor_purchase_order_on, level_before, level_after, terms_version)
SELECT :to_enterprise, order_id, seq, :number, kind, state, agreement, site, term, accepted_on,
    accepted_at, level, points, total, currency, country_group, programme_version, distributor,
    reseller, purchase_order, customer_purchase_order, customer_order_on, actor, account, request,
    quote, source_order, purchase_order_on, distributor_purchase_order, distributor_purchase_order_on,
    level_before, level_after, terms_version
FROM orders WHERE enterprise = :from_enterprise AND order_id = :order_id

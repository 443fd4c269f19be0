-- Adds a revision of a quote, its newest.
-- in: enterprise EnterpriseId, quote QuoteId, revision int64_t, seq int64_t, number Text, kind Text,
--   state Text, agreement AgreementId, site ?SiteId, owner ?AccountId, distributor ?AccountId,
--   reseller ?AccountId, currency Text, country_group Text, level ?Text, total Money,
--   presented_on ?Date, valid_to ?Date, input_hash Text, programme_version int64_t, edition int64_t,
--   lines int64_t, points Points, priced_on Date, changed_at Instant, source_quote ?QuoteId,
--   contact ?int64_t, maximum_end_price ?Money
-- rows: changes 1
-- scope: enterprise
INSERT INTO quote (enterprise, quote, revision, seq, number, kind, state, agreement, site, owner, distributor,
    reseller, currency, country_group, level, total, presented_on, valid_to, input_hash,
    programme_version, edition, lines, points, priced_on, changed_at, source_quote,
    contact, maximum_end_price, newest)
VALUES (:enterprise, :quote, :revision, :seq, :number, :kind, :state, :agreement, :site, :owner,
    :distributor, :reseller, :currency, :country_group, :level, :total, :presented_on, :valid_to,
    :input_hash, :programme_version, :edition, :lines, :points, :priced_on, :changed_at, :source_quote,
    :contact, :maximum_end_price, 1)

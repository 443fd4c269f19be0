-- Appends what happened to a quote.
-- in: enterprise EnterpriseId, quote QuoteId, edition int64_t, seq int64_t, revision int64_t, verb Text,
--   state Text, on_day Date, at Instant, actor IdentityId, account AccountId, reason ?Text,
--   level ?Text, total Money, lines int64_t, presented_on ?Date, valid_to ?Date,
--   contact ?int64_t, maximum_end_price ?Money, priced_on Date, input_hash Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO quote_event (enterprise, quote, edition, seq, revision, verb, state, on_day, at, actor,
    account, reason, level, total, lines, presented_on, valid_to, contact, maximum_end_price,
    priced_on, input_hash)
VALUES (:enterprise, :quote, :edition, :seq, :revision, :verb, :state, :on_day, :at, :actor, :account,
    :reason, :level, :total, :lines, :presented_on, :valid_to,
    :contact, :maximum_end_price, :priced_on, :input_hash)

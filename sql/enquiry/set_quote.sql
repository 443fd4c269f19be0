-- A quote was made of an enquiry.
-- in: enterprise EnterpriseId, enquiry EnquiryId, quote QuoteId
-- rows: changes 1
-- scope: enterprise
UPDATE enquiry SET quote = :quote WHERE enterprise = :enterprise AND enquiry = :enquiry AND state = 'asked'

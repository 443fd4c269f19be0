-- Everybody's who knows the account, as its name is; it is asked of an account that stands on a quote.
1 = 1

-- The desks alone.
:staff = 1

"""Who says what: attributions, and the voices behind them."""

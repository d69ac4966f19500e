"""Quirks of single sites, one file a domain, for the case where rules fail. Each names the day until which it is believed."""

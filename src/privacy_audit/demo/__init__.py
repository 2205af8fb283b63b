"""Made-up Vietnamese people with public profiles and pages at work, to show what the product does.

`people` holds who they are and what a scan must find (the key), `site` serves their pages on loopback,
`trying` scans them and compares with the key, `wall` shows them to a training room.
"""

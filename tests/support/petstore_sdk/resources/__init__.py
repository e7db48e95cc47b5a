"""The operations of the Petstore API, by resource."""

package io.trunkline.server.directory;

/// A page from which anyone may call one number.
///
/// @param token   unguessable, part of the page's address
/// @param number  id of the tenant's number that is called
public record WebLink(long id, String token, long number, String name, boolean enabled) {}

/** The command that validates and draws network files. */
package io.trunkline.cli.network;

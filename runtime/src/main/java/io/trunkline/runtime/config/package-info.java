/** Configuration: its sources, its schema and the typed view of it. Nothing else in the library knows HOCON. */
package io.trunkline.runtime.config;
